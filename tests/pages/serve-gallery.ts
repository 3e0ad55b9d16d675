import { type Served, serveProgram } from "./serve-program.ts";

/** The gallery, being served: where it answers and what it shows. */
export type ServedGallery = Served<{ paths: readonly string[] }>;

/** Serves every page in every state. */
export const serveGallery = (): Promise<ServedGallery> => serveProgram("tests/pages/gallery-server.ts");
