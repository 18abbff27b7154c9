package pressrun.render;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import freemarker.template.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import pressrun.newsletter.Look;
import pressrun.newsletter.Style;

/**
 * FreeMarker, hardened: no class can be reached, only maps, lists, texts, numbers and dates go in,
 * output is bounded. An operator's folder overrides the shipped templates by name. For all threads.
 */
public final class Templates {
  private static final Version BEHAVIOUR = Configuration.VERSION_2_3_35;
  private static final String NOT_IN_A_LINE = "[\\s\\p{Cntrl}\\x{85}\\x{A0}\\x{2028}\\x{2029}]+";

  private final List<Path> operatorFolders;
  private final TemplateNames names;
  private volatile Shelf shelf;

  private record Shelf(Configuration configuration, FixedWords words, StyleFiles styles) {
    static Shelf of(List<TemplateLoader> operators) {
      List<TemplateLoader> loaders = new ArrayList<>(operators);
      loaders.add(new ClassTemplateLoader(Templates.class, "/templates"));
      MultiTemplateLoader files = new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
      // Else an operator's template that is written later would never override the shipped one.
      files.setSticky(false);
      PropertyFiles properties = new PropertyFiles(files);
      return new Shelf(hardened(files), new FixedWords(properties), new StyleFiles(properties));
    }
  }

  private Templates(List<Path> operatorFolders, Shelf shelf) {
    this.operatorFolders = operatorFolders;
    this.names = new TemplateNames(operatorFolders);
    this.shelf = shelf;
  }

  /** Reads the operator's files whenever they are used: for those who are working on them. */
  public static Templates live(List<Path> operatorFolders) {
    return new Templates(operatorFolders, Shelf.of(TemplateFiles.live(operatorFolders)));
  }

  /** Has read the operator's files, and reads them again when told to {@link #renew}. */
  public static Templates kept(List<Path> operatorFolders) {
    return new Templates(operatorFolders, Shelf.of(TemplateFiles.kept(operatorFolders)));
  }

  /**
   * Takes up what the files hold now, all of it or nothing.
   *
   * @param proof uses the new ones; when it throws, the old ones stay
   */
  public void renew(Consumer<Templates> proof) {
    Templates renewed = kept(operatorFolders);
    proof.accept(renewed);
    shelf = renewed.shelf;
  }

  private static Configuration hardened(TemplateLoader files) {
    Configuration configuration = new InterruptibleTemplates(BEHAVIOUR);
    configuration.setTemplateLoader(files);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setObjectWrapper(new SimpleObjectWrapper(BEHAVIOUR));
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setLocalizedLookup(false);
    configuration.setTemplateUpdateDelayMilliseconds(0);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    return configuration;
  }

  /** The fixed words of mails and pages in a language; English stands in for what it lacks. */
  public Map<String, Object> words(Locale language) {
    return shelf.words().in(language);
  }

  /**
   * Colours and fonts of a look, with what the newsletter sets of its own.
   *
   * @throws TemplateFault when the look's file holds what cannot be used
   */
  Map<Style, String> styles(Look look) {
    return shelf.styles().of(look);
  }

  /**
   * Fills a template file in.
   *
   * @throws TemplateFault when it is missing or wrong
   */
  public String fill(String name, Map<String, Object> model) {
    try {
      return fill(shelf.configuration().getTemplate(name), model);
    } catch (TemplateNotFoundException missing) {
      throw TemplateFault.missing(name, names.near(name));
    } catch (ParseException wrong) {
      throw TemplateFault.of(wrong);
    } catch (IOException failure) {
      throw new UncheckedIOException("reading the template " + name, failure);
    }
  }

  /**
   * Fills in a template that is a text of one line, such as a subject.
   *
   * @param name where it stands, for errors
   */
  String fillLine(String name, String template, Map<String, Object> model) {
    try {
      Template line = new Template(name, template, shelf.configuration());
      InterruptibleTemplates.prepare(line);
      return fill(line, model).replaceAll(NOT_IN_A_LINE, " ").strip();
    } catch (ParseException wrong) {
      throw TemplateFault.of(wrong);
    } catch (IOException failure) {
      throw new UncheckedIOException("reading the template " + name, failure);
    }
  }

  private static String fill(Template template, Map<String, Object> model) {
    return RenderingTime.bound(template.getName(), () -> process(template, model));
  }

  private static String process(Template template, Map<String, Object> model) {
    BoundedWriter out = new BoundedWriter(template.getName());
    try {
      template.process(model, out);
    } catch (TemplateException wrong) {
      throw TemplateFault.of(wrong);
    } catch (StackOverflowError endless) {
      throw TemplateFault.of(template.getName(), "it calls itself without end");
    } catch (IOException failure) {
      throw new UncheckedIOException("filling in " + template.getName(), failure);
    }
    return out.toString();
  }
}
