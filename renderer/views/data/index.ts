export { DataView } from './DataView.tsx';
