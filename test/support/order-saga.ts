/** The logic of config/examples/order-saga.yaml as an application would write it: pure, one function a step. */

export interface Order {
  readonly id: string;
  readonly customer: string;
  readonly item: string;
  readonly priceUsd: number;
}

/** What happened to an order last; the attribute by which topics filter. */
export type Kind = 'placed' | 'paid' | 'declined' | 'refunded' | 'reserved' | 'sold-out';

export interface Announcement {
  readonly topic: string;
  readonly kind: Kind;
}

export type Row = number | string | Announcement | null;

/** Reads a row of the worker's own database. */
export type Read = (key: string) => Row | undefined;

/** What a step does: writes in one transaction, then an announcement. */
export interface Outcome {
  readonly writes: Readonly<Record<string, Row>>;
  readonly announcement: Announcement | null;
}

interface Step {
  readonly name: string;
  run(order: Order, read: Read): Outcome;
}

const announced = (topic: string, kind: Kind, writes: Outcome['writes'] = {}): Outcome => ({
  writes,
  announcement: { topic, kind },
});

const charge: Step = {
  name: 'charge',
  run({ customer, priceUsd }, read) {
    const left = Number(read(`balance/${customer}`)) - priceUsd;
    if (left < 0) return announced('payment-done', 'declined');
    return announced('payment-done', 'paid', { [`balance/${customer}`]: left });
  },
};

/** Takes back what `charge` did. */
const refund: Step = {
  name: 'refund',
  run({ customer, priceUsd }, read) {
    const balance = Number(read(`balance/${customer}`)) + priceUsd;
    return announced('payment-done', 'refunded', { [`balance/${customer}`]: balance });
  },
};

const reserve: Step = {
  name: 'reserve',
  run({ item }, read) {
    const left = Number(read(`left/${item}`)) - 1;
    if (left < 0) return announced('stock-done', 'sold-out');
    return announced('stock-done', 'reserved', { [`left/${item}`]: left });
  },
};

/** One name for every end: an order ends once. */
const end = (state: 'confirmed' | 'cancelled'): Step => ({
  name: 'end',
  run: ({ id }) => ({ writes: { [`order/${id}`]: state }, announcement: null }),
});

/** What the worker of each queue does about what it hears of. */
const STEPS: Readonly<Record<string, Partial<Record<Kind, Step>>>> = {
  payments: { placed: charge, 'sold-out': refund },
  stock: { paid: reserve },
  'order-results': { reserved: end('confirmed'), declined: end('cancelled'), refunded: end('cancelled') },
};

/**
 * What to do about a message: of a step that is done already only the announcement, which may have been lost. The step is
 * recorded with its outcome, under order id and name, in the transaction that does it.
 *
 * @throws Error when the message is not for this queue.
 */
export function handle(queue: string, kind: Kind, order: Order, read: Read): Outcome {
  const step = STEPS[queue]?.[kind];
  if (!step) throw new Error(`${queue} does nothing about an order that is ${kind}`);
  const record = `done/${order.id}/${step.name}`;
  const done = read(record);
  if (done !== undefined) return { writes: {}, announcement: done as Announcement | null };
  const { writes, announcement } = step.run(order, read);
  return { writes: { ...writes, [record]: announcement }, announcement };
}
