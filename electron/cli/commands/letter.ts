import { extname, resolve } from 'node:path';
import type { Language } from '#shared/domain/language.ts';
import { NO_SENDER } from '#shared/letter/wording.ts';
import type { LetterSender, LetterWording } from '#shared/letter/wording.ts';
import { pairs, exactWords, misused, usage } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';

const letterCommand: Command = {
  name: 'letter',
  usage: 'letter FILE CASE [--out FILE.pdf|FILE.html] [--lang fr|en] [--json]',
  options: { out: 'value' },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, caseId] = exactWords(args, 2);
    const out = args.value('out');
    const ending = out === undefined ? null : extname(out).toLowerCase();
    if (ending !== null && ending !== '.pdf' && ending !== '.html')
      throw usage(
        '--out names a file that ends in .pdf or .html',
        '--out nomme un fichier qui finit par .pdf ou .html',
      );
    const { id: project } = await openProject(host, file);
    const asked = { project, case: caseId, language: words.language };
    const options = { signal: host.signal, onProgress: host.progress };
    const letter = await host.client.stream('letter.read', asked, options);
    if (args.flag('json')) host.out(JSON.stringify(letter, null, 2));
    else if (letter.refusal === null) {
      host.out(letter.title);
      for (const { title, lines } of letter.sections) for (const line of ['', title, ...lines]) host.out(line);
    }
    if (out !== undefined && ending !== null) {
      const target = host.engine.grant(resolve(out));
      const { bytes } = await host.client.stream(
        'letter.write',
        { ...asked, format: ending === '.pdf' ? 'pdf' : 'html', target },
        options,
      );
      host.note(words.t('cli.copied', { file: out, bytes }));
    } else if (letter.refusal !== null && !args.flag('json')) host.out(words.t(`letter.refused.${letter.refusal}`));
    return letter.refusal === null ? 0 : 1;
  },
};

const setCommand: Command = {
  name: 'letter set',
  usage: 'letter set FILE organisation=TEXT|contact=TEXT|days=NUMBER|source=TEXT|signature=TEXT ... [--lang fr|en]',
  options: {},
  async run(context) {
    const host = hostOf(context);
    const [file, ...settings] = context.args.words;
    if (file === undefined || settings.length === 0) throw misused();
    const said = pairs(settings, 'letter set');
    const { id: project } = await openProject(host, file);
    const { wording } = await host.client.call('letter.wording', { project });
    await host.client.call('letter.saveWording', { project, wording: changed(wording, said, context.words.language) });
    host.out(context.words.t('cli.saved'));
    return 0;
  },
};

function changed(wording: LetterWording, said: Map<string, string[]>, language: Language): LetterWording {
  let sender: LetterSender = wording.sender[language] ?? NO_SENDER;
  for (const [name, [value = '']] of said) {
    if (name === 'days') {
      const days = Number(value);
      if (!Number.isInteger(days) || days < 1 || days > 365)
        throw usage(
          `days is a whole number from 1 to 365: ${value}`,
          `days est un nombre entier de 1 à 365 : ${value}`,
        );
      sender = { ...sender, days };
    } else if (name === 'organisation' || name === 'contact' || name === 'source' || name === 'signature')
      sender = { ...sender, [name]: value };
    else throw usage(`no such part of a letter: ${name}`, `pas de telle partie d'une lettre : ${name}`);
  }
  return { ...wording, sender: { ...wording.sender, [language]: sender } };
}

export const letterCommands: readonly Command[] = [letterCommand, setCommand];
