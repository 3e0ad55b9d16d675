import { type Factors, hasFactors } from "#account/factors/factors.queries.ts";
import type { PasskeyLine } from "#account/factors/passkeys/passkeys.queries.ts";
import { describeDay } from "#kernel/moment.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Notice } from "#ui/notice.tsx";
import { PostForm } from "#ui/post-form.tsx";

export type SecondFactor = {
  factors: Factors;
  /** Why this space requires or offers a second factor. */
  why: string | null;
  isRequired: boolean;
};

type Props = SecondFactor & {
  id?: string;
  base: string;
  csrf: string;
};

export const FactorsCard = ({ id, base, csrf, factors, why, isRequired }: Props) => (
  <Card id={id} title="Seconde vérification">
    <p>
      {isRequired ? "C’est" : "C’est facultatif, et c’est"} la meilleure protection contre le vol d’un mot de
      passe : à la connexion, après votre mot de passe, nous vous demandons une preuve que vous seul avez, sur
      votre téléphone ou votre ordinateur.
    </p>
    {why && <p>{why}</p>}
    <ul class="lines">
      <TotpLine base={base} csrf={csrf} isSet={factors.totp} isMain={isRequired && !hasFactors(factors)} />
      {factors.passkeys.map((passkey) => (
        <PasskeyItem key={passkey.id} base={base} passkey={passkey} />
      ))}
      <li>
        <div>
          <strong>{factors.passkeys.length > 0 ? "Une autre clé d’accès" : "Une clé d’accès"}</strong>
          <br />
          <span class="faint">
            Votre empreinte, votre visage ou le code de votre appareil, ou une clé USB.
          </span>
        </div>
        <ButtonLink href={`${base}/cle`} tone="quiet" icon="fingerprint-pattern">
          Ajouter une clé d’accès
        </ButtonLink>
      </li>
      {hasFactors(factors) && (
        <li>
          <div>
            <strong>Codes de secours</strong>
            <br />
            <span class="faint">{codesLeft(factors.codesLeft)}</span>
          </div>
          <ButtonLink href={`${base}/codes`} tone="quiet" icon="life-buoy">
            Créer de nouveaux codes
          </ButtonLink>
        </li>
      )}
    </ul>
    {hasFactors(factors) && factors.codesLeft < 3 && (
      <Notice tone="warn" title="Vos codes de secours s’épuisent">
        <p>Créez-en de nouveaux : ils vous font entrer si vous perdez votre appareil.</p>
      </Notice>
    )}
  </Card>
);

type TotpProps = Pick<Props, "base" | "csrf"> & { isSet: Factors["totp"]; isMain: boolean };

const TotpLine = ({ base, csrf, isSet, isMain }: TotpProps) => (
  <li>
    <div>
      <strong>Application de codes</strong>
      <br />
      <span class="faint">
        {isSet
          ? `En place depuis le ${describeDay(isSet.provenAt)}.`
          : "Une application gratuite de votre téléphone affiche un code qui change toutes les 30 secondes."}
      </span>
    </div>
    {isSet ? (
      <ButtonLink href={`${base}/retrait/application`} tone="quiet" icon="trash">
        Retirer l’application
      </ButtonLink>
    ) : (
      <PostForm action={`${base}/application/debut`} csrf={csrf}>
        <Button tone={isMain ? "strong" : "quiet"} icon="smartphone">
          Ajouter une application
        </Button>
      </PostForm>
    )}
  </li>
);

const PasskeyItem = ({ base, passkey }: { base: string; passkey: PasskeyLine }) => (
  <li>
    <div>
      <strong>{passkey.name}</strong>
      <br />
      <span class="faint">
        Clé d’accès ajoutée le {describeDay(passkey.addedAt)}
        {passkey.usedAt ? `, utilisée le ${describeDay(passkey.usedAt)}` : ", pas encore utilisée"}.
      </span>
    </div>
    <ButtonLink href={`${base}/retrait/${passkey.id}`} tone="quiet" icon="trash">
      Retirer
      <span class="hidden-text"> {passkey.name}</span>
    </ButtonLink>
  </li>
);

const codesLeft = (left: number) => {
  if (left === 0) return "Il n’en reste plus.";
  return left === 1 ? "Il en reste un." : `Il en reste ${left}.`;
};
