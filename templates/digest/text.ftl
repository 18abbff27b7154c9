${newsletter.title}
${date} · ${words.edition?replace("{number}", number?c)}
<#if newsletter.description?has_content>
${newsletter.description}
</#if>
<#list sections as section>
<#if section.title?has_content>


== ${section.title} ==
</#if>
<#list section.articles as article>

* ${article.title}
<#if article.standfirst?has_content>

  ${article.standfirst}
</#if>
<#if article.excerpt?has_content>

  ${article.excerpt}
</#if>

  ${article.source} · ${article.date}<#if article.author??> · ${article.author}</#if>
<#if article.link??>
  ${article.link}
</#if>
<#if article.note??>
  ${words.note}: ${article.note}
</#if>
<#if article.credit??>
  ${words.photo}: ${article.credit}
</#if>
</#list>
</#list>

--------
${words.why?replace("{address}", subscriber.address)?replace("{newsletter}", newsletter.title)}

${words.unsubscribe}:
${unsubscribe}

${words.viewInBrowser}:
${archive}
<#if newsletter.postalAddress?has_content>

${newsletter.sender}, ${newsletter.postalAddress}
</#if>
