import { ConfigError } from "#config/env.ts";
import { WrongSecret } from "#infra/db/key-check.ts";

/** One clear message for what a person can mend; the whole stack for what only we can. */
export function reportFailure(error: unknown): void {
  if (error instanceof ConfigError || error instanceof WrongSecret) console.error(`Parvis: ${error.message}`);
  else console.error(error);
}
