package org.loyaltyloop.web.page.loop;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One browser that waits to hear of news. Nothing here waits for it in turn: what it is too slow to
 * take is replaced by what comes next, so that a sleeping phone holds up nobody.
 */
final class LiveListener implements WriteListener, AsyncListener {

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Consumer<LiveListener> gone;

    private @Nullable String waiting;
    private boolean unflushed;
    private boolean ended;

    LiveListener(AsyncContext context, Consumer<LiveListener> gone) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.gone = gone;
    }

    /** Says something in the form of server-sent events, as soon as the browser takes it. */
    synchronized void say(String message) {
        waiting = message;
        write();
    }

    /** Says it unless something else is waiting to be said. */
    synchronized void sayIfSilent(String message) {
        if (waiting == null) {
            say(message);
        }
    }

    /** Ends the answer; the browser comes back by itself. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            gone.accept(this);
            try {
                context.complete();
            } catch (IllegalStateException alreadyOver) {
                unflushed = false;
            }
        }
    }

    private void write() {
        try {
            while (!ended && (waiting != null || unflushed) && out.isReady()) {
                if (waiting == null) {
                    unflushed = false;
                    out.flush();
                } else {
                    byte[] bytes = waiting.getBytes(StandardCharsets.UTF_8);
                    waiting = null;
                    unflushed = true;
                    out.write(bytes);
                }
            }
        } catch (IOException | IllegalStateException browserLeft) {
            end();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        write();
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again.
    }
}
