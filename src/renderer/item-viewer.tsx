import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ItemViewer } from './features/item/ItemViewer';
import { SendtrailUi } from './shared/ui/SendtrailUi';

const messageId = new URLSearchParams(window.location.search).get('message') ?? '';
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <SendtrailUi>
        <ItemViewer messageId={messageId} />
      </SendtrailUi>
    </StrictMode>,
  );
}
