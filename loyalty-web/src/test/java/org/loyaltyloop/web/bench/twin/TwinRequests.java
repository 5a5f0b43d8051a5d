package org.loyaltyloop.web.bench.twin;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;

/** Knows whether the request at hand wants the twin. */
@WebListener
public class TwinRequests implements ServletRequestListener {

    /** The header that asks for the twin. */
    public static final String HEADER = "X-Twin";

    private static final ThreadLocal<Boolean> WANTED = ThreadLocal.withInitial(() -> false);

    static boolean wanted() {
        return WANTED.get();
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        WANTED.set(((HttpServletRequest) event.getServletRequest()).getHeader(HEADER) != null);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        WANTED.remove();
    }
}
