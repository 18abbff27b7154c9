package pressrun.web;

/**
 * Where the two sites listen.
 *
 * @param bind an address of this machine; {@code 127.0.0.1} unless told
 * @param publicPort 0: any that is free
 * @param operatorPort 0: any that is free
 */
public record WebSettings(String bind, int publicPort, int operatorPort) {}
