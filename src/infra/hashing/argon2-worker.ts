import { workerData } from "node:worker_threads";
import { hashSync, verifySync } from "@node-rs/argon2";
import type { HashingThread } from "./argon2.ts";

const { secret, ...costs } = workerData as HashingThread;

export const hashPassword = ({ password }: { password: string }) => hashSync(password, { ...costs, secret });

export const verifyPassword = ({ stored, password }: { stored: string; password: string }) =>
  verifySync(stored, password, { secret });
