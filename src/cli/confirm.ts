import { createInterface } from "node:readline/promises";

export const isTerminal = () => Boolean(process.stdin.isTTY && process.stdout.isTTY);

/** Only the exact expected answer counts as a yes. */
export async function askToConfirm(question: string, expected: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`${question} [${expected} / non] `);
    return answer.trim().toLowerCase() === expected;
  } finally {
    terminal.close();
  }
}
