import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { StartupProblem } from './features/startup/StartupProblem';
import { SendtrailUi } from './shared/ui/SendtrailUi';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <SendtrailUi>
        <StartupProblem />
      </SendtrailUi>
    </StrictMode>,
  );
}
