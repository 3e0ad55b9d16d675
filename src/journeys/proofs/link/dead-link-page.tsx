import { ButtonLink, type ButtonTone } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import type { DeadLink } from "./link-follow.actions.ts";

/** `damaged`: cut by a mail program. `absent`: this browser keeps no link. */
export type NoLink = DeadLink | "damaged" | "absent";

const words: Record<NoLink, { title: string; text: string }> = {
  used: {
    title: "Ce lien a déjà servi",
    text: "Chaque lien ne sert qu’une fois. Si vous avez déjà terminé, connectez-vous ; sinon, recommencez : un nouveau mail vous sera envoyé.",
  },
  expired: {
    title: "Ce lien n’est plus valable",
    text: "Il a dépassé sa durée, ou un lien plus récent l’a remplacé. Recommencez : un nouveau mail vous sera envoyé.",
  },
  enrolment_over: {
    title: "Ce lien n’est plus valable",
    text: "Votre espace est déjà activé, ou votre dossier a changé depuis que ce mail est parti. Si vous avez déjà choisi vos accès, connectez-vous ; sinon, recommencez, avec le dernier courrier reçu s’il vous en est venu un.",
  },
  address_taken: {
    title: "Cette adresse ouvre déjà un autre espace",
    text: "Deux espaces ne peuvent pas partager la même adresse. Recommencez avec une autre.",
  },
  damaged: {
    title: "Lien abîmé, recopiez-le entier",
    text: "Il lui manque des signes, ou certains ont changé en route. Cliquez sur le lien du mail, ou copiez-le entier, jusqu’à son dernier signe, dans la barre d’adresse. S’il n’ouvre toujours rien, recommencez : un nouveau mail vous sera envoyé.",
  },
  absent: {
    title: "Rouvrez le lien depuis le mail",
    text: "Ce navigateur n’a gardé aucun lien : il y a trop longtemps que vous l’avez ouvert, ou les cookies sont refusés. Cliquez de nouveau sur le lien du mail. S’il n’ouvre toujours rien, recommencez : un nouveau mail vous sera envoyé.",
  },
};

type Restart = { href: string; label: string };

export const DeadLinkPage = (props: { visit: StepView; why: NoLink; restarts: readonly Restart[] }) => (
  <SpacePage visit={props.visit} title={words[props.why].title}>
    <h1>{words[props.why].title}</h1>
    <Notice tone="warn" title="Rien n’est perdu">
      <p>{words[props.why].text}</p>
    </Notice>
    <div class="form-actions">
      {hasPerhapsEnded(props.why) && <SignIn visit={props.visit} tone="strong" />}
      {props.restarts.map(({ href, label }) => (
        <ButtonLink key={href} href={href} tone={hasPerhapsEnded(props.why) ? "quiet" : "strong"}>
          {props.restarts.length === 1 ? "Recommencer" : `Recommencer : ${label}`}
        </ButtonLink>
      ))}
      {!hasPerhapsEnded(props.why) && <SignIn visit={props.visit} tone="quiet" />}
    </div>
  </SpacePage>
);

/** Most visitors come back by a link that has done its work. */
const hasPerhapsEnded = (why: NoLink) => why === "used" || why === "enrolment_over";

const SignIn = ({ visit, tone }: { visit: StepView; tone: ButtonTone }) => (
  <ButtonLink href={`${visit.home}/connexion`} tone={tone}>
    Me connecter
  </ButtonLink>
);
