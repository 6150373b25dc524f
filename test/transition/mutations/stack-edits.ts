import type { Side } from '../../../lib/transition/side';
import { isStateful } from '../../../lib/transition/stateful-types';
import type { Drafts, Edit } from './edit';

/** The ways to lose a whole stack, or what other stacks take from it. */
export function stackEdits({ templates, stacks = {} }: Side): Edit[] {
  return Object.entries(templates).flatMap(([stack, { Resources, Outputs = {} }]) => {
    if (!Object.values(Resources).some(({ Type, Properties = {} }) => isStateful(Type, Properties))) return [];
    const used = Object.entries(Outputs).filter(
      ([, { Export }]) =>
        Export && JSON.stringify(templates).includes(`{"Fn::ImportValue":${JSON.stringify(Export.Name)}}`),
    );
    return [
      { name: `${stack} is made no longer`, apply: ({ after }) => void delete after[stack] },
      {
        name: `${stack} has another name`,
        apply: ({ after }, { word }) => {
          const draft = after[stack];
          delete after[stack];
          if (draft) after[`${stack}${word}`] = draft;
        },
      },
      ...(stacks[stack]?.terminationProtection
        ? [
            {
              name: `${stack} loses its termination protection`,
              apply: ({ unprotected }: Drafts) => void unprotected.push(stack),
            },
          ]
        : []),
      {
        name: `${stack} has a custom resource in other hands`,
        apply: ({ before, after }, { word }) => {
          for (const [side, end] of [
            [before, 1],
            [after, 2],
          ] as const) {
            const draft = side[stack];
            if (draft) draft.Resources[word] = { Type: 'Custom::Seed', Properties: { ServiceToken: `${word}${end}` } };
          }
        },
      },
      ...used.flatMap(([id, output]): Edit[] => [
        { name: `${stack} exports ${id} no longer`, apply: ({ after }) => void delete after[stack]?.Outputs[id] },
        {
          name: `${stack} exports another ${id}`,
          apply: ({ after }, { word }) => {
            if (after[stack])
              after[stack].Outputs[id] = { ...output, Value: word } as Drafts['after'][string]['Outputs'][string];
          },
        },
      ]),
    ] satisfies Edit[];
  });
}
