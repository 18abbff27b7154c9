package pressrun.web;

/**
 * Where the two sites listen.
 *
 * @param publicBind an address of this machine; {@code 127.0.0.1} unless told
 * @param operatorBind the same for the operator's pages, which know no password
 * @param publicPort 0: any that is free
 * @param operatorPort 0: any that is free
 */
public record WebSettings(
    String publicBind, String operatorBind, int publicPort, int operatorPort) {}
