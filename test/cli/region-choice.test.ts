import { choiceText, chosenRegions, type RegionChoice, regionList } from '../../lib/cli/region-choice';
import { ConfigError } from '../../lib/config/problem';
import { REGIONS, threeRegions } from '../support/regions';
import { stagecoach } from '../support/run';

const blueprint = threeRegions();
const [HOME, EUROPE, INDIA] = REGIONS;
const choose = (choice: RegionChoice) => chosenRegions(blueprint, choice, 'config/test.yaml');

function problems(choice: RegionChoice): string[] {
  try {
    return choose(choice);
  } catch (error) {
    return (error as ConfigError).message.split('\n');
  }
}

describe('the regions of a command', () => {
  it.each([
    [{}, [...REGIONS]],
    [{ only: [INDIA, HOME] }, [HOME, INDIA]],
    [{ without: [HOME] }, [EUROPE, INDIA]],
  ])('%j are %j, in the order of the environment', (choice, wanted) => {
    expect(choose(choice)).toEqual(wanted);
  });

  it('include that of the names above them, which can be left out by its name', () => {
    const abroad = { ...blueprint, regions: blueprint.regions.slice(1) };
    expect(chosenRegions(abroad, {}, '')).toEqual([EUROPE, INDIA, HOME]);
    expect(chosenRegions(abroad, { without: [HOME] }, '')).toEqual([EUROPE, INDIA]);
  });

  it.each([
    [
      { only: ['eu-west-2', 'mars'] },
      [
        'config/test.yaml --only: is no region of the environment, found "eu-west-2"; did you mean eu-west-1?',
        `config/test.yaml --only: is no region of the environment, found "mars"; use one of: ${REGIONS.join(', ')}`,
        '2 problems',
      ],
    ],
    [
      { only: [HOME], without: [INDIA] },
      ['config/test.yaml --only: is given beside --without; say one of the two', '1 problem'],
    ],
    [
      { without: [...REGIONS] },
      [`config/test.yaml --without: leaves no region; leave one of these: ${REGIONS.join(', ')}`, '1 problem'],
    ],
  ])('%j are refused', (choice, wanted) => {
    expect(problems(choice)).toEqual(wanted);
    expect(() => choose(choice)).toThrow(ConfigError);
  });

  it('are a list with commas between, and are repeated as they were said', () => {
    expect(regionList(' eu-west-1, ap-south-1,eu-west-1,')).toEqual([EUROPE, INDIA]);
    expect(() => regionList(',')).toThrow('it is a list of regions with commas between, e.g. eu-west-1,ap-south-1.');
    expect(choiceText({ without: [EUROPE, INDIA] })).toEqual(['--without eu-west-1,ap-south-1']);
  });
});

describe('stagecoach deploy', () => {
  it.each([
    [
      ['--only', 'us-east-2'],
      'config/global.yaml --only: is no region of the environment, found "us-east-2"; did you mean us-east-1?',
    ],
    [['--bake', '1441'], "argument '1441' is invalid. it is a whole number of minutes from 0 to 1440."],
    [['--bake', '-1'], "argument '-1' is invalid. it is a whole number of minutes from 0 to 1440."],
  ])('%j is asked wrongly, which is 2', (args, said) => {
    const { status, stderr } = stagecoach('deploy', 'global', ...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
  });
});
