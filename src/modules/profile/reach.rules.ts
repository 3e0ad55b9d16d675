export type Reach = { mail: boolean; sms: boolean };

export function describeReach({ mail, sms }: Reach, emailAddress: string): string {
  if (!mail && !sms)
    return `Si vous perdez votre mot de passe, aucun code ne peut vous être envoyé : un autre vous parviendrait par courrier. Donnez-nous une ${emailAddress} ou un téléphone mobile : vous gagneriez plusieurs jours.`;
  const ways = [...(mail ? ["par mail"] : []), ...(sms ? ["par SMS"] : [])];
  return `Si vous perdez votre mot de passe, un code peut vous être envoyé ${ways.join(" ou ")}.`;
}
