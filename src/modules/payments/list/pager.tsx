import { ButtonLink } from "#ui/button.tsx";
import { type Part, placeInAddress } from "../reading/cursor.rules.ts";

type Props = { part: Part<unknown>; label: string; addressOf(more: Record<string, string>): string };

/** Links to the neighbours of a part; nothing when it is the whole list. */
export const Pager = ({ part: { newer, older }, label, addressOf }: Props) =>
  newer || older ? (
    <nav class="row" aria-label={label}>
      {newer && (
        <ButtonLink href={addressOf({ apres: placeInAddress(newer) })} tone="quiet">
          Plus récents
        </ButtonLink>
      )}
      {older && (
        <ButtonLink href={addressOf({ avant: placeInAddress(older) })} tone="quiet">
          Plus anciens
        </ButtonLink>
      )}
    </nav>
  ) : null;
