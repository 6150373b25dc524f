import { Command } from 'commander';
import { dnsAnswer } from './dns-answer';
import { dnsDrain } from './dns-drain';
import { dnsLint } from './dns-lint';
import { dnsMap } from './dns-map';
import { dnsRestore } from './dns-restore';
import { dnsStatus } from './dns-status';
import { dnsTable } from './dns-table';
import { dnsVerify } from './dns-verify';

export const dns = new Command('dns')
  .description('Say who gets which region, prove it, and move them')
  .enablePositionalOptions()
  .addCommand(dnsAnswer)
  .addCommand(dnsLint)
  .addCommand(dnsVerify)
  .addCommand(dnsStatus)
  .addCommand(dnsDrain)
  .addCommand(dnsRestore)
  .addCommand(dnsMap)
  .addCommand(dnsTable);
