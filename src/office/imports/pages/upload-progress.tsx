import { ButtonLink } from "#ui/button.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { stateWords } from "../uploads/upload.status.ts";
import type { Upload } from "../uploads/uploads.queries.ts";

/** The page does not refresh by itself: a person who reads it would lose their place (RGAA 13.1). */
export function UploadProgress({ visit, upload }: { visit: DeskView; upload: Upload }) {
  const { bytes, readBytes, state } = upload;
  const percent = bytes > 0 ? Math.min(100, Math.floor((100 * readBytes) / bytes)) : 0;
  const isWaiting = state === "uploaded" || state === "approved";
  return (
    <div class="imports-progress">
      <label for="avancement">
        {isWaiting
          ? "En attente : le travail commence dans un instant."
          : `${stateWords[state]} : ${percent} % lus`}
      </label>
      <progress id="avancement" max={100} value={percent} />
      <ButtonLink href={`${visit.home}/imports/${upload.id}`} tone="quiet" icon="refresh-cw">
        Actualiser
      </ButtonLink>
    </div>
  );
}
