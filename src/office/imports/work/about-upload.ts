import type { Upload } from "../uploads/uploads.queries.ts";

/** What the audit keeps of an upload: the file, not the people in it. */
export const aboutUpload = ({ id, kind, fileName, sha256 }: Upload) => ({
  upload: id,
  kind,
  file: fileName,
  sha256,
});
