import type { Finding } from '#shared/domain/finding.ts';
import type { Words } from '#shared/words/words.ts';
import { leadingNumberWord, numberWord } from '#renderer/words/number-word.ts';

/** The state of the project in one sentence: how much calls for action, how much is to watch. */
export function healthVerdict(findings: readonly Pick<Finding, 'state'>[], words: Words): string {
  const { t } = words;
  const count = (state: Finding['state']): number => findings.filter((finding) => finding.state === state).length;
  const [act, watch] = [count('act'), count('watch')];
  const toAct = t('home.toAct', { count: act, number: leadingNumberWord(act, words) });
  if (act > 0 && watch > 0)
    return t('home.actAndWatch', {
      act: toAct,
      watch: t('home.moreToWatch', { count: watch, number: numberWord(watch, words) }),
    });
  if (act > 0) return t('home.onlyAct', { act: toAct });
  return watch > 0 ? t('home.onlyWatch', { count: watch, number: numberWord(watch, words) }) : t('home.allHolds');
}
