/** Widest line of any output. */
export const WIDTH = 100;

/** Text in lines that fit, all but the first indented. */
export function wrapped(text: string, indent: number): string {
  const width = WIDTH - indent;
  const lines: string[] = [''];
  for (const word of text.split(' ').flatMap((long) => long.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
