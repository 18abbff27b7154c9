package planted.audience;

import freemarker.template.Configuration;

/** Uses a library that belongs to another room. */
final class TypesetsItself {
  Configuration templates() {
    return new Configuration(Configuration.VERSION_2_3_34);
  }
}
