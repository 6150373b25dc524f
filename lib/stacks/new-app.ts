import { App } from 'aws-cdk-lib';
import cdkJson from '../../cdk.json';

/** What the CLI passes to every app, so that a template made in process is the same, byte for byte. */
const CLI_CONTEXT = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };

export interface NewAppProps {
  /** Folder for the templates. @default - `cdk.out`, or what the CLI asks for */
  readonly outdir?: string;
  /** Check templates against CloudFormation's own rules, which is most of the time a synth takes. @default true */
  readonly validate?: boolean;
}

/** A CDK app with the feature flags of cdk.json. */
export function newApp({ outdir, validate = true }: NewAppProps = {}): App {
  const context = { ...cdkJson.context, ...CLI_CONTEXT };
  return new App({
    context,
    analyticsReporting: cdkJson.versionReporting,
    ...(outdir === undefined ? {} : { outdir }),
    ...(validate ? {} : { builtinCloudFormationValidation: false }),
  });
}
