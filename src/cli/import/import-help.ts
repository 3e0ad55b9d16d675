/** The second part of `parvis import registry --help`. */
export const registryExplained = `
Le fichier est un CSV, avec ; ou , ou des tabulations ou |. Sa première ligne nomme les colonnes, dans tout ordre :
  number, title, last_name, first_name, organisation, address_1, address_2, address_3,
  postal_code, city, country, email, phone, iban, birth_date
Il lui faut number et une colonne de plus : number;iban ne change que l’IBAN, car ce qui n’a pas de colonne reste tel
qu’il est au registre. Une cellule vide d’une colonne présente efface la valeur, et le rapport le compte. Un nouveau
titulaire veut postal_code, city, et last_name ou organisation. Les colonnes inconnues sont dites et ignorées.

Une adresse, un téléphone, un e-mail ou un IBAN changés sur le portail restent si le fichier a encore l’ancienne valeur.
Si le fichier en a une autre, elle les remplace. Ces conflits sont listés avec les refus, valeurs masquées.

Un espace d’établissements prend aussi le répertoire national, reconnu de lui-même : l’extraction FINESS des données
ouvertes (32 colonnes sans nom) et FINESS+ (JSON). Ils apportent numéro, nom et adresse ; l’IBAN et les contacts
restent tels qu’un autre fichier les a apportés. Les établissements fermés sont laissés de côté, et celui qui ne peut
être pris l’est avec sa raison, les autres étant pris. En JSON, une ligne est le rang de l’établissement.

L’encodage se lit dans le fichier : UTF-8 et UTF-16 à coup sûr, Windows-1252, ISO-8859-15, CP850, CP858 et Mac Roman
d’après les lettres qu’ils donnent. Quelques noms sont montrés avant que rien ne soit appliqué : si des lettres y sont
abîmées, dites l’encodage par --encoding. Lignes vides, titres et traits autour du tableau sont laissés de côté.

Tout autre fichier est d’abord vérifié en entier : un seul refus, et rien ne change. Les refus sont écrits à côté du
fichier, dans <fichier>.refus.csv (dans le dossier courant si ce n’est pas possible), ou là où --rejects le dit.

Dans un terminal, une confirmation est demandée, sauf avec --yes. Ailleurs le fichier est appliqué aussitôt, sauf si
--full devait clôturer plus de 5 % des titulaires : c’est refusé sans --yes.

Codes de retour : 0 fait, 1 refusé, 2 commande mal écrite.`;

/** The second part of `parvis import payments --help`. */
export const paymentsExplained = `
Un tableau est un CSV, avec ; ou , ou des tabulations ou |. Sa première ligne nomme les colonnes, dans tout ordre :
  reference, number, paid_on, label, period_from, period_to, amount, status, transfer, reason
et celles de l’espace, selon ce qu’il verse :
  year, right, right_share, years
  beneficiary, care_date, nature, spent, base, rate, social_security, share, left_to_pay
  invoice, batch, patient, care_date, billed, engagement
Il lui faut reference et une colonne de plus ; ce qui n’a pas de colonne reste tel quel. Une nouvelle prestation veut
number, paid_on, amount et status. Un montant s’écrit 1 024,95 ou 1024.95 ; un jour, JJ/MM/AAAA ou AAAA-MM-JJ ; un
statut, ordonné, payé, rejeté ou retourné (ordered, paid, rejected, returned). Les lignes d’un même transfer font un
virement ; sans transfer, une ligne est un virement. Une seule ligne refusée, et rien ne change.

Un message de la banque est un pain.001 (ordonné), un pain.002 (rejeté) ou un camt.054 (payé, retourné), reconnu de
lui-même. Ses opérations se rapprochent des virements par la référence (EndToEndId), sinon par l’IBAN, le montant et la
date. Celles qui ne se rapprochent de rien sont listées, et les autres appliquées. Un message déjà importé ne change
rien.

Les refus et les opérations listées sont écrits à côté du fichier, dans <fichier>.refus.csv (dans le dossier courant si
ce n’est pas possible), ou là où --rejects le dit. Dans un terminal, une confirmation est demandée, sauf avec --yes.

Codes de retour : 0 fait, 1 refusé, 2 commande mal écrite.`;
