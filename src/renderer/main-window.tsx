import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { MainWindow } from './MainWindow';
import { SendtrailUi } from './shared/ui/SendtrailUi';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <SendtrailUi>
        <MainWindow />
      </SendtrailUi>
    </StrictMode>,
  );
}
