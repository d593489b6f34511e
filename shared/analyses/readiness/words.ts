import { joinedWords, refusalWords } from '../refusals.ts';
import { wordsEn } from './words-en.ts';
import { wordsFr } from './words-fr.ts';

export const words = joinedWords(refusalWords, { en: { readiness: wordsEn }, fr: { readiness: wordsFr } });
