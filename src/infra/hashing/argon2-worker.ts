import { hashSync, verifySync } from "@node-rs/argon2";
import type { HashAsked, VerdictAsked } from "./argon2.ts";

export const hashPassword = ({ password, ...options }: HashAsked) => hashSync(password, options);

export const verifyPassword = ({ stored, password, secret }: VerdictAsked) =>
  verifySync(stored, password, { secret });
