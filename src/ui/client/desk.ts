import { listenToKeys } from "./desk/keys.ts";

// The back office only.
listenToKeys();
