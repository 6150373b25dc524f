import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding of a policy pack that is right as it is. */
export interface Acknowledgement {
  /** Id of the control, as the pack prints it, e.g. `AwsSolutions-VPC7`. */
  readonly control: string;
  /** Why it does not apply here. */
  readonly because: string;
  /** What guards against the danger that the control is about. */
  readonly instead: string;
}

/** States beside a construct which controls it breaks on purpose. Never for a whole app: each finding has its own place. */
export function acknowledge(construct: IConstruct, ...acknowledgements: readonly Acknowledgement[]): void {
  for (const { control, because, instead } of acknowledgements) {
    Validations.of(construct).acknowledge({ id: control, reason: `${because} Instead: ${instead}` });
  }
}
