import { AppFrame } from '../app/app-frame.tsx';

export function ExpertApp() {
  return <AppFrame>{null}</AppFrame>;
}
