import { create } from 'zustand';

/** Requests that the page tried to send elsewhere and that its content policy refused. */
export const useBlockedRequests = create<{ count: number }>(() => ({ count: 0 }));

const PAGE_ONLY = /^(inline|eval|data|blob|self)$/;

document.addEventListener('securitypolicyviolation', (event) => {
  if (PAGE_ONLY.test(event.blockedURI) || event.blockedURI.startsWith(window.location.origin)) return;
  useBlockedRequests.setState(({ count }) => ({ count: count + 1 }));
});
