/** Exit code: 0 done, 1 refused. */
export type ExitCode = 0 | 1;

export const say = (line: string): ExitCode => {
  console.log(line);
  return 0;
};

export const refuse = (line: string): ExitCode => {
  console.error(line);
  return 1;
};

export const counted = (letters: number) =>
  `${letters.toLocaleString("fr-FR")} ${letters > 1 ? "courriers" : "courrier"}`;
