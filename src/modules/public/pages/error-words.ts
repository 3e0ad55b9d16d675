export type ErrorWords = { title: string; text: string; todo: string };

const words: Readonly<Record<number, ErrorWords>> = {
  400: {
    title: "Cette demande n’est pas lisible",
    text: "Ce que votre navigateur a envoyé n’a pas la forme attendue.",
    todo: "Revenez à la page précédente, rechargez-la et recommencez.",
  },
  403: {
    title: "Cette action n’est pas permise",
    text: "Le formulaire a peut-être été ouvert il y a trop longtemps, ou dans un autre navigateur, ou les cookies sont refusés.",
    todo: "Revenez à la page, rechargez-la et recommencez. Si vous refusez les cookies, autorisez ceux de ce site : ils ne servent qu’à votre sécurité.",
  },
  404: {
    title: "Cette page n’existe pas",
    text: "L’adresse contient peut-être une faute, ou la page a changé de place.",
    todo: "Vérifiez l’adresse, ou repartez de l’accueil.",
  },
  405: {
    title: "Cette page ne s’ouvre pas ainsi",
    text: "Elle répond à un formulaire et n’a rien à montrer toute seule.",
    todo: "Repartez de l’accueil et suivez les boutons.",
  },
  410: {
    title: "Ce lien ne sert plus",
    text: "Il a déjà été utilisé, ou son délai est passé.",
    todo: "Recommencez votre démarche depuis l’accueil : un nouveau lien vous sera envoyé.",
  },
  413: {
    title: "C’est trop lourd",
    text: "Ce que vous avez envoyé dépasse la taille permise, et n’a pas été enregistré.",
    todo: "Revenez à la page précédente et raccourcissez ce que vous envoyez.",
  },
  429: {
    title: "Trop d’essais",
    text: "Pour protéger les comptes, les essais sont suspendus un moment.",
    todo: "Attendez avant de recommencer. Votre compte n’est pas perdu.",
  },
  500: {
    title: "Une erreur s’est produite de notre côté",
    text: "Vous n’avez rien fait de mal. L’erreur est notée et sera examinée.",
    todo: "Réessayez dans un instant. Si elle revient, appelez-nous et donnez la référence ci-dessous.",
  },
  503: {
    title: "Le site est momentanément indisponible",
    text: "Trop de personnes s’en servent à la fois, ou une intervention est en cours. Rien n’est perdu.",
    todo: "Réessayez dans un instant.",
  },
};

const refused: ErrorWords = {
  title: "Cette demande a été refusée",
  text: "Le site ne peut pas y répondre sous cette forme.",
  todo: "Revenez à la page précédente, rechargez-la et recommencez.",
};

/** An unknown status reads like 500, or like a refusal below 500. */
export function errorWords(status: number): ErrorWords {
  const known = words[status] ?? (status >= 500 ? words[500] : undefined);
  return known ?? refused;
}
