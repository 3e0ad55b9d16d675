import type { Context } from "#context.ts";
import type { UploadId } from "#kernel/ids.ts";

/** A page of a rehearsal opens for this holder of this upload only. */
export const ownerOfPage = (
  { space }: Pick<Context, "space">,
  id: UploadId,
  holder: number,
  page: string,
) => ["rehearsed", space.id, id, String(holder), page];
