export { CasesView } from './CasesView.tsx';
