import { Command } from 'commander';
import { dnsAnswer } from './dns-answer';
import { dnsLint } from './dns-lint';
import { dnsMap } from './dns-map';
import { dnsTable } from './dns-table';

export const dns = new Command('dns')
  .description('Say who gets which region, prove it, and move them')
  .enablePositionalOptions()
  .addCommand(dnsAnswer)
  .addCommand(dnsLint)
  .addCommand(dnsMap)
  .addCommand(dnsTable);
