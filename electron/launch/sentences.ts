const SENTENCES = {
  en: {
    electron: 'Tribune opens in its own window (Electron {version}).',
    browser: 'Tribune opens in a window of {browser}: {reason}.',
    browserAsked: 'Tribune opens in a window of {browser}.',
    noScreen: 'Tribune has no screen to open a window on; open this address, which works once:',
    notInstalled: 'the Electron package is not installed',
    noRuntime: 'the Electron runtime is not on this computer',
    overrideEmpty: 'no Electron runtime in the folder named by ELECTRON_OVERRIDE_DIST_PATH',
    electronFailed: 'the Electron window could not start',
    noBrowser:
      'No browser of the Chromium family was found. Install Edge, Chrome, Chromium or Brave, name one in TRIBUNE_BROWSER, or add --no-window and open the address that is printed.',
    browserMissing: 'TRIBUNE_BROWSER names a file that is not there: {browser}',
    browserFailed: '{browser} could not open a window. Add --no-window and open the address that is printed.',
    fileMissing: 'No such file: {file}. Check the name and the folder.',
    unknownOption:
      'Not understood: {option}. Expected: [FILE] or --example credit|churn, and --no-window if no window is wanted.',
    cannotStart:
      'Tribune could not start ({cause}). Check that this folder can be written and is not full, or name another in TRIBUNE_DATA: {folder}',
    pageMissing: 'The page of Tribune is not built. Run npm start from the folder of the project.',
  },
  fr: {
    electron: "Tribune s'ouvre dans sa propre fenêtre (Electron {version}).",
    browser: "Tribune s'ouvre dans une fenêtre de {browser}\u00a0: {reason}.",
    browserAsked: "Tribune s'ouvre dans une fenêtre de {browser}.",
    noScreen: "Tribune n'a pas d'écran où ouvrir une fenêtre\u00a0; ouvrez cette adresse, qui sert une fois\u00a0:",
    notInstalled: "le paquet Electron n'est pas installé",
    noRuntime: "le moteur Electron n'est pas sur cet ordinateur",
    overrideEmpty: 'pas de moteur Electron dans le dossier nommé par ELECTRON_OVERRIDE_DIST_PATH',
    electronFailed: "la fenêtre Electron n'a pas pu démarrer",
    noBrowser:
      "Aucun navigateur de la famille Chromium n'a été trouvé. Installez Edge, Chrome, Chromium ou Brave, nommez-en un dans TRIBUNE_BROWSER, ou ajoutez --no-window et ouvrez l'adresse affichée.",
    browserMissing: 'TRIBUNE_BROWSER nomme un fichier absent\u00a0: {browser}',
    browserFailed: "{browser} n'a pas pu ouvrir de fenêtre. Ajoutez --no-window et ouvrez l'adresse affichée.",
    fileMissing: 'Fichier introuvable\u00a0: {file}. Vérifiez le nom et le dossier.',
    unknownOption:
      'Option non comprise\u00a0: {option}. Attendu\u00a0: [FICHIER] ou --example credit|churn, et --no-window pour ne pas ouvrir de fenêtre.',
    cannotStart:
      "Tribune n'a pas pu démarrer ({cause}). Vérifiez que ce dossier accepte l'écriture et n'est pas plein, ou nommez-en un autre dans TRIBUNE_DATA\u00a0: {folder}",
    pageMissing: "La page de Tribune n'est pas construite. Lancez npm start depuis le dossier du projet.",
  },
} as const;

export type SentenceKey = keyof (typeof SENTENCES)['en'];

export type Say = (key: SentenceKey, values?: Record<string, string>) => string;

/** The few sentences of the terminal, before any dictionary is loaded. */
export function sentences(locale: string): Say {
  const words = SENTENCES[locale.toLowerCase().startsWith('fr') ? 'fr' : 'en'];
  return (key, values = {}) => words[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

export function terminalLocale(env: NodeJS.ProcessEnv): string {
  const named = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return named ?? Intl.DateTimeFormat().resolvedOptions().locale;
}
