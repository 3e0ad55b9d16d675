import { showLineCounts } from "./desk/count-lines.ts";
import { listenToKeys } from "./desk/keys.ts";

// The back office only.
listenToKeys();
showLineCounts();
