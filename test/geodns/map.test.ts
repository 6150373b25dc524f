import { worldMap } from '../../lib/geodns/map';
import { overlap, placeLabels, textWidth } from '../../lib/geodns/map-labels';
import { fillOf, INK, PAPER, patternOf, SEA, UNKNOWN_LAND } from '../../lib/geodns/map-style';
import { type Answers, type Loss, lossOf } from '../../lib/geodns/table';

const THREE = ['us-east-1', 'eu-west-1', 'ap-south-1'];
const MANY = [
  ...['us-east-1', 'us-west-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1', 'eu-north-1', 'sa-east-1'],
  ...[
    'af-south-1',
    'me-central-1',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-northeast-1',
    'ap-northeast-3',
  ],
];

function lossWith(regions: readonly string[], down: readonly string[] = []): Loss {
  const nearest: Answers = (client, dead) => {
    const ms = (region: string) => client.latencyTo(region) ?? Number.POSITIVE_INFINITY;
    const [first = ''] = regions.filter((region) => !dead.has(region)).sort((a, b) => ms(a) - ms(b));
    return new Map([[first, 1]]);
  };
  return lossOf(regions, down, nearest);
}

const now = lossWith(THREE);
const map = worldMap('Who gets which region', now);
const pathOf = (svg: string, country: string) =>
  new RegExp(`^<path .*<title>${country}: .*$`, 'm').exec(svg)?.[0] ?? '';

describe('the map', () => {
  it('paints each country with the pattern of its region, and says which', () => {
    expect(pathOf(map, 'India')).toMatch(/fill="url\(#region-2\)"><title>India: ap-south-1<\/title>/);
    expect(pathOf(map, 'Brazil')).toMatch(/fill="url\(#region-0\)"><title>Brazil: us-east-1<\/title>/);
    expect(map.match(/<path [^>]*><title>/g)).toHaveLength(177);
  });

  it('draws dots for countries that are too small, and for parts that get another region', () => {
    const dots = [...map.matchAll(/<circle [^>]*fill="url\(#region-(\d)\)"[^>]*><title>([^<]+)</g)];
    const region = new Map(dots.map(([, index, title = '']) => [title, THREE[Number(index)]]));
    expect(region.get('Singapore: ap-south-1')).toBe('ap-south-1');
    expect(region.get('Port Louis, Mauritius: ap-south-1')).toBe('ap-south-1');
    expect(region.get('Novosibirsk, Russia: ap-south-1')).toBe('ap-south-1');
    expect(dots.length).toBeGreaterThan(70);
  });

  it('has French Guiana where its people are led, not where those of France are', () => {
    expect(pathOf(map, 'French Guiana')).toContain('fill="url(#region-0)"');
    expect(pathOf(map, 'France')).toContain('fill="url(#region-1)"');
  });

  it('dashes near ties, and names those with most people', () => {
    expect(pathOf(map, 'South Africa')).toContain('stroke-dasharray');
    expect(pathOf(map, 'India')).not.toContain('stroke-dasharray');
    expect(map).toMatch(/Dashed: near tie, most of all [A-Z].* and \d+ more\./);
  });

  it('marks regions that are down', () => {
    const down = worldMap('Who', lossWith(THREE, ['ap-south-1']));
    expect(down).toContain('>ap-south-1: down</text>');
    expect(down).toContain('>Mumbai: down</text>');
    expect(down).not.toMatch(/<title>[^<]*ap-south-1/);
  });

  it('has grey land and says so where it is not known', () => {
    const unknown = worldMap(
      'Who',
      lossOf(THREE, [], ({ country }) => new Map(country === 'IN' ? [] : [['eu-west-1', 1]])),
    );
    expect(pathOf(unknown, 'India')).toContain(`fill="${UNKNOWN_LAND}"><title>India: not known`);
    expect(unknown).toContain('Not known for 17.8 % of people: grey.');
  });

  it('is the same every time, below 300 kB, with one decimal, in less than a second', () => {
    const started = performance.now();
    expect(worldMap('Who gets which region', now)).toBe(map);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(worldMap('Who', lossWith(MANY)).length).toBeLessThan(300_000);
    const [, drawn = ''] = map.split('</defs>');
    expect(/ (d="M|cx="|cy="|x="|y=")[^"]*\d\.\d\d/.exec(drawn)?.[0]).toBeUndefined();
    expect(/NaN|undefined|Infinity/.exec(map)?.[0]).toBeUndefined();
  });

  it('escapes what it is given', () => {
    expect(worldMap('a < b & c', now)).toContain('<title>a &lt; b &amp; c</title>');
  });
});

describe('the fills of regions', () => {
  const fills = Array.from({ length: 23 }, (_, i) => fillOf(i));

  it('differ in their marks, whatever the colour', () => {
    const marks = fills.map((fill) => patternOf('x', { ...fill, colour: 'grey' }));
    expect(new Set(marks).size).toBe(fills.length);
  });

  it('stand out from sea, paper and their white marks by 3 to 1 at least, as labels do from theirs', () => {
    for (const { colour } of [...fills, { colour: UNKNOWN_LAND }])
      for (const beside of [SEA, PAPER]) expect([colour, contrast(colour, beside) >= 3]).toEqual([colour, true]);
    expect(contrast(INK, PAPER)).toBeGreaterThan(7);
    for (const { marks } of fills)
      expect(marks.match(/#[0-9a-f]{6}/g)?.every((colour) => colour === PAPER) ?? true).toBe(true);
  });
});

describe('the labels of regions', () => {
  it.each([[THREE], [MANY], [MANY.toReversed()]])('cover neither each other nor a marker: %j', (regions) => {
    const labels = [
      ...worldMap('Who', lossWith(regions)).matchAll(
        /<rect x="([\d.]+)" y="([\d.]+)" width="(\d+)" height="(\d+)" rx/g,
      ),
    ];
    const boxes = labels.map(([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }));
    expect(boxes).toHaveLength(regions.length);
    for (const [i, box] of boxes.entries())
      for (const other of boxes.slice(i + 1)) expect([box, other, overlap(box, other)]).toEqual([box, other, false]);
    for (const { x, width } of boxes) expect([x >= 0, x + width <= 1000]).toEqual([true, true]);
  });

  it('keep off what is drawn where there is room', () => {
    const onTheRight = ({ x }: { x: number }) => (x > 100 ? 1 : 0);
    const [label] = placeLabels(
      [{ text: 'eu-west-1', at: [100, 100] }],
      { x: 0, y: 0, width: 200, height: 200 },
      onTheRight,
    );
    expect(label!.x + textWidth('eu-west-1')).toBeLessThan(100);
  });
});

/** Source: W3C, "Web Content Accessibility Guidelines 2.1", contrast ratio and relative luminance. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
