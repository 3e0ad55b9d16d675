// Mail programs drop style sheets, so styles are inline. Mid-tones stay legible in dark mode.
export const body = "font-family:Verdana,Arial,sans-serif;line-height:1.6;color:#1c2733";
export const paragraph = `${body};margin:0 0 20px;font-size:17px`;
export const small = `${body};margin:0 0 4px;font-size:15px`;
export const link = "color:#1f5488";
