import type { Preface } from "../../engine/walk.ts";
import { ExplainPage } from "./explain-page.tsx";

export const explainPage: Preface = (visit) => <ExplainPage visit={visit} />;
