// Runs in the browser. It adds the buttons that copy a command; the page also works without.

for (const origin of document.querySelectorAll('[data-origin]')) {
  origin.textContent = window.location.origin;
}

/** Copies a command. Where browsers allow no clipboard (plain HTTP), it selects the command. */
async function copy(command, button) {
  try {
    await navigator.clipboard.writeText(command.textContent);
    button.textContent = 'Copied';
  } catch {
    window.getSelection().selectAllChildren(command);
    button.textContent = 'Press Ctrl+C';
  }
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 2000);
}

for (const block of document.querySelectorAll('pre')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => copy(block.firstElementChild, button));
  const frame = document.createElement('div');
  frame.className = 'command';
  block.replaceWith(frame);
  frame.append(block, button);
}
