import { groupRecoveryCode } from "#account/factors/recovery-codes/recovery-code.rules.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "../space-page.tsx";
import type { View } from "../visit.ts";

/** `next`: where to go once the codes are kept. */
type Props = { visit: View; next: string; codes: readonly string[] };

/** Shown once, to print or copy: only hashes are kept. */
export const RecoveryCodesPage = ({ visit, next, codes }: Props) => (
  <SpacePage visit={visit} title="Vos codes de secours">
    <Title lead="Si vous perdez votre appareil, un de ces codes vous fait entrer, après votre mot de passe. Chacun ne sert qu’une fois.">
      Vos codes de secours
    </Title>
    <Notice tone="warn" title="Ils ne s’affichent qu’une fois">
      <p>
        Imprimez cette page (menu de votre navigateur, « Imprimer ») ou recopiez les codes, et gardez-les loin
        de votre téléphone.
      </p>
    </Notice>
    <ul class="recovery-codes" aria-label="Codes de secours">
      {codes.map((code) => (
        <li key={code}>{groupRecoveryCode(code)}</li>
      ))}
    </ul>
    <div class="form-actions">
      <ButtonLink href={next}>C’est fait, je les ai gardés</ButtonLink>
    </div>
  </SpacePage>
);
