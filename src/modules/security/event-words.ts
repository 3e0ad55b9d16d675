import type { SecurityEventKind } from "#account/journal.queries.ts";

/** How the journal tells each event to the holder. */
export const eventWords: Record<SecurityEventKind, string> = {
  credentials_recognised: "Identifiant et mot de passe provisoire reconnus",
  activation_mail_sent: "Mail d’activation envoyé",
  address_corrected: "Adresse mail corrigée avant l’activation",
  account_activated: "Compte activé",
  signed_in: "Connexion",
  password_proven: "Mot de passe reconnu, seconde vérification demandée",
  sign_in_failed: "Essai manqué : mot de passe erroné",
  locked: "Accès bloqué après plusieurs essais manqués",
  signed_out: "Déconnexion",
  recovery_asked: "Lien demandé pour un mot de passe oublié",
  password_recovered: "Mot de passe remplacé après un oubli",
  password_changed: "Mot de passe changé",
  session_ended: "Appareil déconnecté à distance",
  other_sessions_ended: "Tous les autres appareils déconnectés",
  code_sent: "Code d’activation envoyé",
  code_refused: "Essai manqué : code d’activation erroné",
  code_proven: "Code d’activation reconnu",
  letter_asked: "Courrier demandé : mot de passe provisoire ou code de déblocage",
  letter_recognised: "Mot de passe provisoire du courrier reconnu",
  factor_added: "Seconde vérification ajoutée à la connexion",
  factor_removed: "Seconde vérification retirée",
  factor_refused: "Essai manqué : seconde vérification erronée",
  recovery_codes_made: "Codes de secours créés",
  recovery_code_used: "Code de secours utilisé",
};
