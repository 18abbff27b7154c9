<#import "/parts/text.ftl" as text>
<@text.masthead/>
<#list sections as section>


<#if section.title?has_content>
${section.title}

</#if>
<#list section.articles as article>
${article.title}
<@text.byline article/>
<#if article.standfirst?has_content>

${article.standfirst}
</#if>
<#if article.excerpt?has_content>

${article.excerpt}
</#if>
<#if article.link??>

${words.readMore}:
${article.link}
</#if>
<#if article.note?? || article.credit??>

</#if>
<@text.owed article/>
<#sep>

· · ·

</#sep>
</#list>
<#if section.more gt 0>

${words.more?replace("{number}", section.more?c)}
</#if>
</#list>


${newsletter.sender}

<@text.footer/>
