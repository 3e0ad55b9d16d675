import type { UploadState } from "#infra/db/tables/import-tables.ts";
import type { Tone } from "#ui/notice.tsx";
import { Tag } from "#ui/tag.tsx";
import { stateWords } from "../uploads/upload.status.ts";

const tones: Partial<Record<UploadState, Tone>> = {
  refused: "bad",
  interrupted: "bad",
  waiting: "warn",
  applied: "ok",
};

export const StateTag = ({ state }: { state: UploadState }) => (
  <Tag tone={tones[state] ?? "info"}>{stateWords[state]}</Tag>
);
