import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

/** The proof for the challenge at that address; `null` if there is none for it any more. */
export async function work(address: string): Promise<string | null> {
  const answer = await fetch(address);
  if (!answer.ok) return null;
  const challenge: Challenge = await answer.json();
  const solution = await solveChallenge({ challenge, deriveKey });
  return solution && btoa(JSON.stringify({ challenge, solution }));
}
