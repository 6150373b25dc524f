import { Stack } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';

export interface TopologyParametersProps {
  /** Path above the parameters, e.g. `/shop/prod/topology`. */
  readonly path: string;
  /** Values by subject, the last part of a parameter's name. */
  readonly topology: Readonly<Record<string, unknown>>;
  /** What is wrong with the finished values, each as a sentence; it fails the synth. */
  readonly problems: readonly string[];
}

/** What the application of a region reads when it starts: one parameter a subject, all with one GetParametersByPath. */
export class TopologyParameters extends Construct {
  constructor(scope: Construct, id: string, props: TopologyParametersProps) {
    super(scope, id);
    const { path, topology, problems } = props;

    for (const [subject, value] of Object.entries(topology)) {
      new ssm.CfnParameter(this, subject, {
        name: `${path}/${subject}`,
        type: 'String',
        value: Stack.of(this).toJsonString(value),
      });
    }
    this.node.addValidation({ validate: () => [...problems] });
  }
}
