type Props = {
  /** Address of the QR code. */
  picture: string;
  /** The link in the QR code, for those who open the page on the telephone with the application. */
  address: string;
  /** The secret in groups, to type by hand. */
  spelt: string;
};

/** How to put a secret into an application of codes. */
export const TotpSteps = ({ picture, address, spelt }: Props) => (
  <ol class="walkthrough">
    <li>
      Installez sur votre téléphone une application de codes si vous n’en avez pas : celle de votre
      gestionnaire de mots de passe, FreeOTP, Aegis, Google Authenticator…
    </li>
    <li>
      Dans l’application, ajoutez un compte en photographiant ce carré.
      <br />
      <img class="qr" src={picture} alt="Carré à photographier avec l’application" width="240" height="240" />
      <br />
      Vous lisez cette page sur ce téléphone ? <a href={address}>Ouvrir dans l’application</a>
      <br />
      Ni l’un ni l’autre ? Tapez cette clé dans l’application :
      <br />
      <strong class="spelt">{spelt}</strong>
    </li>
    <li>Recopiez ici le code à 6 chiffres que l’application affiche.</li>
  </ol>
);
