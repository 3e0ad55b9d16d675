import type { Preface } from "../../engine/walk.ts";
import { ExplainPage } from "./explain-page.tsx";

/** A3: a page with nothing to type, before the journey has a row. */
export const explainPage: Preface = (visit) => <ExplainPage visit={visit} />;
